// A nested block does not declare a name of the blocks around it again.

public function main() {
    int a = 1;
    {
        int a = 2; // @error
        int b = 3;
    }
    int b = 4;
    {
        {
            string b = "x"; // @error
        }
    }
}
