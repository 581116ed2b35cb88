// Mutable fields of an isolated class are private, and used within lock.

isolated class C {
    int a = 0; // @error
    private int[] l = [];
    final int c = 1;

    function f() returns int {
        self.l.push(1); // @error
        return self.c;
    }

    function g() returns int[] {
        lock {
            return self.l; // @error
        }
    }

    function h(int[] l) {
        lock {
            self.l = l; // @error
        }
    }
}
