// A field that can change, or whose value can, keeps an object from being
// isolated.

function f() {
    var a = object {
        final int[] list = [];
    };
    isolated object {} b = a; // @error
    var c = object {
        int n = 1;
    };
    isolated object {} d = c; // @error
    var e = object {
        final int n = 1;
    };
    isolated object {} g = e;
}
