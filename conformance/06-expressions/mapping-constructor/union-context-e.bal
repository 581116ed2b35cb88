// A union with no or several fitting members is an error.

type A record {|
    int x;
|};

type B record {|
    int x;
    int y = 1;
|};

public function main() {
    A|B u = {x: 1}; // @error
    int|string v = {}; // @error
    A|int[] w = {z: 1}; // @error
}
