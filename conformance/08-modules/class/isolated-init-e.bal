// The fields of an isolated object get isolated values.

int[] shared = [];

function make() returns int[] => shared;

isolated class A {
    private int[] a = shared.clone();
    private int[] b = make(); // @error
    private int[] c;
    private int[] d;
    final readonly & int[] e;

    function init(int[] list, readonly & int[] fixed) {
        self.c = list; // @error
        self.d = list.clone();
        self.e = fixed;
    }
}

type Shape isolated object {
    isolated function area() returns float;
};

function shapes(int[] sides) {
    Shape a = object Shape {
        int[] s = []; // @error
        private int[] t = sides; // @error
        private int[] u = sides.clone();

        isolated function area() returns float => 1;
    };
}
