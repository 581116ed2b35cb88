// Field names within a record type are different.

type A record {|
    int x;
    string x; // @error
|};
