// Inclusions with different rest descriptors need one that overrides them.

type A record {|
    int a;
    int...;
|};

type B record {|
    int b;
    string...;
|};

type C record {|
    *A;
    *B; // @error
|};

type D record {|
    *A;
    *B;
    boolean...;
|};
