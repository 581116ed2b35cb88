public final int 'limit = 10;
public final readonly & string[] names = ["a", "b"];
public int count = 0;

public function next() {
    count += 1;
}
