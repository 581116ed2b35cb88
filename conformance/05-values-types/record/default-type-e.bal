// A default belongs to its field's type.

type A record {|
    int x = "a"; // @error
    int y? = 1; // @error
|};
