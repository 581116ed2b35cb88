// A field that overrides several included ones belongs to all of them.

type A record {|
    int|string x;
|};

type B record {|
    string|boolean x;
|};

type Good record {|
    *A;
    *B;
    string x;
|};

type Bad record {|
    *A;
    *B;
    int x; // @error
|};
