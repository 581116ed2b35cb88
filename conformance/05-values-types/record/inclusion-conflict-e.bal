// Two inclusions with the same field need it to be overridden.

type A record {|
    int id;
|};

type B record {|
    int id;
|};

type C record {| // ok
    *A;
    *B;
    int id;
|};

type D record {|
    *A;
    *B; // @error
|};
