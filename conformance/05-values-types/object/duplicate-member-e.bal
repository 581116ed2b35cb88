// Fields and methods share their names.

class C {
    int a = 0;
    string a = ""; // @error
    int b = 0;

    function b() { // @error
    }

    function c() {
    }

    function c(int n) { // @error
    }
}
