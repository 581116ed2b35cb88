// An open record is no closed one; a closed one is a matching open one.

type Open record {
    int x;
};

type Closed record {|
    int x;
|};

function toClosed(Open o) returns Closed => o; // @error

function toOpen(Closed c) returns Open => c;
