// A record with an optional field is no record that requires it.

type Opt record {|
    int x?;
|};

type Req record {|
    int x;
|};

function f(Opt o) returns Req => o; // @error

function g(Req r) returns Opt => r;
