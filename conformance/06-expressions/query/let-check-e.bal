// The errors of clauses have to be in the function's result.

function f(string[] l) returns int[] {
    return from string s in l
        select check int:fromString(s); // @error
}
