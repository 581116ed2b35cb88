// The manager's class has a shouldRetry that takes the errors that may occur.

class NoManager {
}

function may() returns error? => ();

function f() returns error? {
    retry<NoManager> { // @error
        check may();
    }
}
