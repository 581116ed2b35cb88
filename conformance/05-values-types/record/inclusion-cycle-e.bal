// A record type does not include itself.

type A record {|
    *A; // @error
    int x;
|};
