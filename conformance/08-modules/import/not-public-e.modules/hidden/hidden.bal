const LIMIT = 1;

int variable = 1;

type T int;

function f() {
}

public class C {
    int n = 1;
    public int m = 2;

    function g() {
    }

    public function h() {
    }
}
