// What an isolated function must not start: functions that are not isolated, and
// calls that share mutable values with the new strand.

class Tally {
    int n = 0;

    isolated function add(int by) {
        self.n += by;
    }
}

function plain() {
}

isolated function work(map<int> m) {
}

isolated function run(Tally tally, map<int> m, function () f) {
    future<()> a = start plain(); // @error
    future<()> b = start tally.add(1); // @error
    future<()> c = start work(m); // @error
    future<()> d = start f(); // @error
    future<()> e = start work({n: 1});
    map<int> local = {};
    future<()> g = start work(local); // @error
}

function anything(Tally tally, map<int> m) {
    future<()> a = start tally.add(1);
    future<()> b = start work(m);
}
