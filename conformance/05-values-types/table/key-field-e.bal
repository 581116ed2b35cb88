// Key fields are required readonly fields of type anydata.

type Mutable record {|
    int id;
|};

type Optional record {|
    readonly int id?;
|};

type Ok record {|
    readonly int id;
|};

type A table<Mutable> key(id); // @error
type B table<Optional> key(id); // @error
type C table<Ok> key(other); // @error
type D table<Ok> key(id);
