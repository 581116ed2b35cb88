// The result of a synchronous send is nil, or a failure of the receiver before it receives.

function risky() returns error? => ();

public function main() {
    worker a {
        () first = 1 ->> b;
        () second = 2 ->> b; // @error
    }
    worker b returns error? {
        int x = <- a;
        check risky();
        int y = <- a;
    }
}
