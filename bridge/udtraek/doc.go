// Package udtraek takes in what another case system exports: CSV files of
// citizens, courses and events. A mapping file says what each row becomes, in
// the words of case files. Everything up to the writing is pure: bytes become
// tables (Decode), tables become a plan with a verdict for every row (Make), and
// only Import and Mend have an office write. It hides encodings, quoting, date
// forms and how a run that was cut off is resumed.
package udtraek
