// A type is not defined by itself alone.

type A A; // @error
type B B|int; // @error
type C C[]; // ok, lists of lists
type D D?; // @error
type E [E]; // @error
type F record {|F f;|}; // @error
type G record {|G? g;|};
