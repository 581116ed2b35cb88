// A record with a required field has no filler value.

type Point record {|
    int x;
|};

public function main() {
    Point[] p = [];
    p[0] = {x: 1};
    p[2] = {x: 2}; // @panic
}
