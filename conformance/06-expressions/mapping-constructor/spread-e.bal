// A spread takes mappings that cannot bring the same field twice.

type P record {|
    int x;
|};

type Open record {
    int y;
};

public function main() {
    P p = {x: 1};
    map<int> m = {};
    int n = 1;
    map<int> a = {x: 2, ...p}; // @error
    map<int> b = {...n}; // @error
    map<int> c = {x: 1, ...m}; // @error
    map<int> d = {...p, ...p}; // @error
    Open o = {y: 1};
    map<anydata> e = {x: 1, ...o}; // @error
    map<anydata> f = {y: 1, ...p};
}
