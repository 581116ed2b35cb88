// Without an init that returns errors a field initializer does not fail.

class A {
    int n = check int:fromString("1"); // @error
}
