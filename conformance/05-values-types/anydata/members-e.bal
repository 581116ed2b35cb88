// Behavioural values are no plain data.

function f() {
}

class C {
}

public function main() {
    anydata a = f; // @error
    anydata b = new C(); // @error
    anydata c = error("x"); // @error
    anydata[] d = [1, f]; // @error
    typedesc<int> t = int;
    anydata e = t; // @error
}
