package sim

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"indgang/day"
	"indgang/fact"
	"indgang/store"
)

// An origin is a stock of names, as heard in a municipality with many roots. First
// names stand with women's in one list and men's in the other. Names are put
// together at random: nobody is meant.
type origin struct {
	weight   int
	language string // what an interpreter is needed for, if one is
	women    []string
	men      []string
	last     []string
}

func words(s string) []string { return strings.Fields(s) }

var origins = []origin{
	{51, "",
		words("Åse Anne Ann-Charlotte Benedikte Birgitte Bodil Camilla Cecilie Charlotte Dorthe Ellen Emma Freja Gitte Grethe Hanne Helle Ida " +
			"Inger Jette Johanne Josefine Karen Katrine Kirsten Laura Line Lis Lone Louise Maja Malene Maren Marie Mathilde Mette Mie Nanna " +
			"Pernille Pia Rikke Rosa Sanne Signe Sofie Solveig Susanne Tine Tove Trine Ulla Vibeke Øllegård"),
		words("Aage Anders Asger Bent Bjarne Bjørn Brian Carsten Christian Daniel Dennis Emil Erik Finn Flemming Frederik Henning Henrik Ib " +
			"Jacob Jan Jens Jesper Jonas Jørgen Kasper Keld Kenneth Kim Kjeld Kurt Lars Lasse Leif Mads Magnus Martin Michael Mikkel Morten Niels " +
			"Ole Oskar Palle Per Peter Poul Rasmus René Søren Sune Thomas Torben Tue Ulrik Viggo Øjvind Åge"),
		words("Andersen Bach Bjerregård Brandt Buch Bæk Christensen Christiansen Dahl Eriksen Fisker Frederiksen Frost Gade Gregersen Grøn " +
			"Hansen Hauge Hedegård Holm Jacobsen Jensen Jeppesen Jespersen Johansen Juhl Jørgensen Kjær Kjærsgård Knudsen Kofoed Kristensen Krogh " +
			"Kruse Larsen Lauritsen Lind Lund Madsen Mikkelsen Mortensen Munk Møller Nielsen Nygård Nørgård Olesen Olsen Overgård Pedersen " +
			"Petersen Poulsen Rasmussen Ravn Schou Simonsen Skov Sørensen Thomsen Toft Vestergård Winther Ægidius Østergård Ågård Åkjær")},
	{13, "tyrkisk",
		words("Aylin Ayşe Derya Elif Emine Esra Fatma Gülay Hatice Hülya Leyla Meryem Nermin Özlem Selin Sevgi Songül Yasemin Zehra Zeynep"),
		words("Ahmet Ali Bülent Can Cem Emre Engin Hakan Hasan İbrahim Kemal Mehmet Murat Mustafa Okan Ömer Serkan Tarık Yusuf Yılmaz"),
		words("Acar Aksoy Arslan Aydın Bulut Çelik Çetin Demir Doğan Erdoğmuş Güneş Kaplan Kara Kaya Kılıç Koç Özkan Öztürk Polat Şahin Şimşek " +
			"Taş Tekin Toprak Yıldız Yüksel")},
	{7, "urdu",
		words("Aisha Amina Asma Bushra Farah Hina Iqra Khadija Maryam Nadia Rabia Saima Sana Shazia Zainab"),
		words("Adnan Asif Bilal Faisal Hamza Imran Kamran Nadeem Omar Rashid Saad Shahid Tariq Usman Zahid"),
		words("Ahmad Akhtar Anwar Ashraf Aslam Bashir Chaudhry Hussain Iqbal Javed Khan Malik Mirza Qureshi Rafiq Saleem Shah Sheikh Siddiqui")},
	{9, "arabisk",
		words("Abeer Amal Dalal Fatima Hala Hanan Huda Iman Layla Maha Manal Mariam Nour Rania Rima Salma Samira Yasmin"),
		words("Abbas Ahmed Anas Bassam Fadi Hassan Hussein Jamal Karim Khaled Mahmoud Majed Mohammad Nabil Omar Rami Samir Walid Yousef Ziad"),
		words("Abdallah Al-Ali Al-Hassan Awad Darwish El-Khatib El-Sayed Farhat Haddad Hamdan Ibrahim Issa Kassem Khalil Mansour Nasser Odeh " +
			"Saleh Shehadeh Taha Yassin Zaidan")},
	{4, "somali",
		words("Asha Ayaan Deqa Fadumo Halimo Hodan Ifrah Khadra Nimo Sahra Sucaad"),
		words("Abdi Abdirahman Ayub Cabdi Guled Ismail Liban Mahad Mohamud Omar Yasin"),
		words("Abdullahi Adan Ali Aden Farah Hassan Hersi Ibrahim Jama Mohamed Nur Omar Osman Warsame Yusuf")},
	{4, "polsk",
		words("Agnieszka Aleksandra Anna Barbara Ewa Joanna Justyna Katarzyna Magdalena Małgorzata Monika"),
		words("Adam Andrzej Grzegorz Jakub Krzysztof Łukasz Marcin Paweł Piotr Tomasz Wojciech"),
		words("Dąbrowska Jankowska Kaczmarek Kowalczyk Król Lis Mazur Nowak Pawlak Sikora Wójcik Woźniak Zając")},
	{4, "bosnisk",
		words("Adela Alma Amra Azra Emina Jasmina Lejla Mirela Sanela Selma"),
		words("Admir Almir Damir Edin Elvir Emir Haris Jasmin Nermin Senad"),
		words("Begić Delić Hadžić Halilović Hodžić Ibrahimović-Berg Kovačević Mehić Mujić Omerović Salihović Suljić")},
	{3, "tamil",
		words("Anusha Dharshini Kavitha Meena Nirmala Priya Shanthi Sivagami Thulasi"),
		words("Arun Ganesh Kumaran Nimal Rajan Sivakumar Suresh Thavan Vignesh"),
		words("Arulananthan Balasubramaniam Kandasamy Nadarajah Rasiah Selvarajah Sivalingam Thiruchelvam Yogarajah")},
	{3, "vietnamesisk",
		words("Anh Hanh Hoa Lan Linh Mai Nga Phuong Thao Thuy"),
		words("Binh Dung Duc Hai Hung Long Minh Quang Tuan Vinh"),
		words("Bui Dang Do Ho Le Ngo Nguyen Pham Phan Tran Vo Vu")},
	{2, "dari",
		words("Farida Laila Mahsa Nargis Parisa Roya Shabnam Shirin Zohra"),
		words("Behrouz Farhad Habib Jawad Mirwais Navid Reza Siavash Zaki"),
		words("Ahmadi Amiri Azizi Faizi Haidari Karimi Mohammadi Noori Rahimi Rezai Sharifi")},
}

var totalWeight = func() int {
	n := 0
	for _, o := range origins {
		n += o.weight
	}
	return n
}()

// Streets are invented.
var streets = []string{
	"Bølgeslaget", "Dragekær", "Fiskehejrens Kvarter", "Græslyngen", "Havtornens Allé", "Hyldegærdet", "Klitrosevangen", "Kærmindehaven",
	"Mågeslugten",
	"Nøddekrattet", "Prøvestenshaven", "Rørsangerens Kvarter", "Sandhjælmen", "Strandarveparken", "Sølvtjørnevej", "Tangloppestræde",
	"Vikingebugten", "Ærenprisvænget", "Østre Klitgård", "Ålegræsset",
}

func pick[T any](r *rand.Rand, of []T) T { return of[r.IntN(len(of))] }

// person makes a person of an age: born between two days.
func (w *world) person(r *rand.Rand, from, to day.Date) (store.Person, day.Date) {
	born := from + day.Date(r.IntN(int(to-from)+1))
	woman := r.IntN(2) == 0
	first, last, language := name(r, woman)
	p := store.Person{
		Subject: fact.Subject(id(r, "c")), CPR: w.number(r, born, woman), FirstName: first, LastName: last,
		PostalCode: "2635", City: "Ishøj", Mail: r.IntN(100) >= 7,
		Protected: r.IntN(1000) < 20, OwnStaff: r.IntN(1000) < 5,
	}
	p.Address = fmt.Sprintf("%s %d", pick(r, streets), 1+r.IntN(90))
	if r.IntN(100) < 65 { // most live in flats
		p.Address += fmt.Sprintf(", %s %s", pick(r, []string{"st.", "1.", "2.", "3.", "4."}), pick(r, []string{"tv.", "mf.", "th."}))
	}
	if r.IntN(100) < 96 {
		p.Phone = fmt.Sprintf("00 %02d %02d %02d", r.IntN(100), r.IntN(100), r.IntN(100))
	}
	if r.IntN(100) < 85 {
		p.Email = ascii(strings.ToLower(strings.Fields(first)[0])) + fmt.Sprintf("%d", r.IntN(900)+100) + "@borger.example"
	}
	if language != "" && r.IntN(100) < 14 {
		p.Interpreter = language
	}
	return p, born
}

// name makes a name, now and then a long one.
func name(r *rand.Rand, woman bool) (first, last, language string) {
	at := r.IntN(totalWeight)
	i := 0
	for ; at >= origins[i].weight; i++ {
		at -= origins[i].weight
	}
	o := &origins[i]
	firsts := o.men
	if woman {
		firsts = o.women
	}
	first, last, language = pick(r, firsts), pick(r, o.last), o.language
	switch x := r.IntN(100); {
	case x < 22 && i == 0: // a middle name is common
		last = pick(r, o.last) + " " + last
	case x < 25:
		first += " " + pick(r, firsts)
	case x < 28:
		last = pick(r, origins[0].last) + "-" + last
	case x < 29:
		first, last = first+" "+pick(r, firsts)+" "+pick(r, firsts), last+" "+pick(r, o.last)+"-"+pick(r, origins[0].last)
	}
	return first, last, language
}

// number makes a substitute number: the day of birth with 6 added to its first
// digit. None is made twice.
func (w *world) number(r *rand.Rand, born day.Date, woman bool) string {
	y, m, d := born.Civil()
	for {
		n := r.IntN(10000)
		if y >= 2000 { // the seventh digit tells the century
			n = 4000 + n%6000
		} else {
			n %= 4000
		}
		if woman == (n%2 == 1) {
			n ^= 1
		}
		s := fmt.Sprintf("%02d%02d%02d%04d", d+60, int(m), y%100, n)
		if !w.numbers[s] {
			w.numbers[s] = true
			return s
		}
	}
}

const letters = "abcdefghijklmnopqrstuvwxyz234567"

// id makes an ID in the form of the office's own, from the seed.
func id(r *rand.Rand, prefix string) string {
	var b [16]byte
	x, y := r.Uint64(), r.Uint64()
	for i := range b {
		if i == 8 {
			x = y
		}
		b[i] = letters[x&31]
		x >>= 5
	}
	return prefix + string(b[:])
}

var plain = strings.NewReplacer("æ", "ae", "ø", "oe", "å", "aa", "ç", "c", "ğ", "g", "ı", "i", "i̇", "i", "ö", "o", "ş", "s", "ü", "u",
	"é", "e", "ł", "l", "ó", "o", "ą", "a", "ć", "c", "ź", "z", "ž", "z", "č", "c", "đ", "d", "š", "s", "ę", "e", "ń", "n")

// ascii writes a name in lower case without accents.
func ascii(s string) string {
	s = plain.Replace(s)
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r == '-' {
			return r
		}
		return -1
	}, s)
}
