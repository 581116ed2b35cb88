// A record type written with {| |} has no other fields.

type Point record {|
    int x;
    int y;
|};

public function main() {
    Point p = {x: 1, y: 2, z: 3}; // @error
    Point q = {x: 1, y: 2, "z": 3}; // @error
    Point r = {x: 1}; // @error
    Point s = {x: 1, y: "2"}; // @error
    Point t = {x: 1, y: 2};
    t["z"] = 3; // @error
    _ = t.z; // @error
}
