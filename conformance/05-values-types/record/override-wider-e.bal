// An own field that overrides an included one has a subtype of its type.

type Base record {|
    int size;
|};

type Same record {|
    *Base;
    byte size;
|};

type Wider record {|
    *Base;
    int|string size; // @error
|};
