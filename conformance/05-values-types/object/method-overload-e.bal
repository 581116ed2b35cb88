// An object has one method of a name.

class Printer {
    function print(int n) {
    }

    function print(string s) { // @error
    }
}
