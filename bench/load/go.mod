module indgang/bench/load

go 1.26.8
