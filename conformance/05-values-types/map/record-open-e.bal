// A record that allows other fields of any data is no map of ints.

type Open record {
    int w;
};

public function main() {
    Open o = {w: 1};
    map<int> m = o; // @error
    map<anydata> n = o;
}
