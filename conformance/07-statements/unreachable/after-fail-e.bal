// Nothing is executed after fail, panic, break or continue in a block.

function f(int n) returns error? {
    if n == 1 {
        fail error("x");
        int a = 1; // @error
    }
    foreach int i in 0 ... n {
        if i == 2 {
            continue;
            int b = 1; // @error
        }
        break;
        int c = 1; // @error
    }
    panic error("y");
    int d = 1; // @error
}
