// The value of an annotation is of its type; what is required must be given.

type Range record {|
    int 'from;
    int to = 10;
    string label?;
|};

annotation Range within on type;
annotation map<string> tags on type;
annotation Range[] ranges on type;

@within // @error
type A int;

@within {to: 1} // @error
type B int;

@within {'from: 1, label: "x", other: 2} // @error
type C int;

@tags
type D int;

@tags {a: 1} // @error
type E int;

@ranges {'from: 1}
@ranges {'from: "x"} // @error
type F int;

@within {'from: unknown} // @error
type G int;
