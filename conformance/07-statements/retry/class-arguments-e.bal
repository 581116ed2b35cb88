// The arguments of retry fit the init of its class.

class Times {
    private int left;

    function init(int left) {
        self.left = left;
    }

    public function shouldRetry(error e) returns boolean => self.left > 0;
}

function f() returns error? {
    retry<Times>(3) {
        check g();
    }
    retry<Times>("x") { // @error
        check g();
    }
    retry<Times> { // @error
        check g();
    }
}

function g() returns error? => ();
