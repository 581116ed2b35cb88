// While a field has no value, init uses self only to get at fields.

class C {
    string name;
    function () returns string show = () => "shown";
    C? peer = ();

    function init(string name, C peer) {
        C me = self; // @error
        peer.meet(self); // @error
        var f = function () returns string => self.name; // @error
        var g = self.label; // @error
        string s = self.show();
        self.peer = peer;
        self.name = name + s;
        C done = self;
        peer.meet(done);
        self.meet(self);
        _ = self.label();
        _ = f();
        _ = g();
    }

    function meet(C c) {
        self.peer = c;
    }

    function label() returns string => self.name;
}

class Checked {
    int n;

    function init(int n) returns error? {
        if n < 0 {
            return error("negative");
        }
        if n == 0 {
            return verify(n); // @error
        }
        check verify(n);
        self.n = n;
        return verify(n);
    }
}

function verify(int n) returns error? {
}
