// An object's type needs the member.

class P {
    int x = 1;
}

public function main() {
    P p = new;
    _ = p.y; // @error
    P? q = p;
    _ = q.x; // @error
    _ = q?.x; // @error
}
