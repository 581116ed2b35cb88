// An intersection without values is an error.

type A int & string; // @error
type B (1|2) & 3; // @error
type C record {|int x;|} & record {|string x;|}; // @error
type D int & (int|string);
