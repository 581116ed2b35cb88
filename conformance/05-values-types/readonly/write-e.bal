// A value known to be immutable is not written to.

type Conf record {|
    int n;
    int[] ports;
|};

function f(readonly & Conf c, readonly & map<int> m) {
    c.n = 1; // @error
    c.ports[0] = 1; // @error
    m["x"] = 1; // @error
}
