// Only object and error types can be distinct.

type A distinct int; // @error
type B distinct record {|int x;|}; // @error
type C distinct map<int>; // @error
type D distinct error;
