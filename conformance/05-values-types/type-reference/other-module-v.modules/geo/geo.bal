public type Point record {|
    int x;
    int y;
|};
