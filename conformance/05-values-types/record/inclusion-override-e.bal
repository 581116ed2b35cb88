// A field that overrides has a subtype of the included field's type.

type Base record {|
    int id;
|};

type Derived record {|
    *Base;
    string id; // @error
|};
