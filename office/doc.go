// Package office is what staff and other systems do: commands that register facts
// and queries that read cases. It is the only caller of store, decides who may see
// and do what, and writes a line in the read log before any citizen is shown to
// anybody. It holds the clock that it is given and knows no HTTP.
//
// Whatever is about one subject goes by the same way, for any sort of subject:
//
//   - open finds it, reads its facts, folds them once and says how far the user may
//     go; whoever may not know of it gets the answer of one who asks for nobody.
//   - see opens it to be shown: its line stands in the read log before see returns.
//   - do opens it to be written to, asks a command's Decide, which is pure, what to
//     add to which subjects and which jobs follow, and hands that to
//   - keep, which adds facts to one subject or several, all of them or none, makes
//     their views anew and adds the jobs, in one transaction.
//
// To add a sort of subject: give it a fold (a package like casefile) and its kinds
// of fact a section of that sort; where the law asks something of it, a book in
// law.Book; and here a desk that names them, its view and its level, in the list
// tables. keep, the nightly sweep and the rebuild then know it, and see, do and
// eachCase take it as their desk. The desk of citizens is the example: everything
// else in the package about citizens is a command or a query on it.
package office
