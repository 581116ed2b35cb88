// A record type does not include itself.

type A record {| // @error
    *A;
    int x;
|};
