// Statements that are not finished, or wrong.

function semicolons() {
    int a = 1
    int b = 2; // want "missing semicolon token"
    f()
    return // want "missing semicolon token"
} // want "missing semicolon token"

function onOneLine() {
    int a = 1 2; // want "invalid token '2'"
    int b = a b c d; // want "missing semicolon token"
    a + b; // want "invalid expression statement"
    a.b; // want "invalid expression statement"
    f() g(); // want "missing semicolon token"
    (f()); // want "invalid expression statement"
    x = ; // want "missing expression"
    int = 5; // want "missing identifier"
    int type = 5; // want "reserved word 'type' cannot be used as an identifier"
    var x; // want "missing equal token"
    var [p, q]; // want "missing equal token"
    f() = 1; // want "invalid expression as the target of an assignment"
    a?.b = 1; // want "invalid expression as the target of an assignment"
    final final int c = 1; // want "duplicate qualifier 'final'"
}

function brackets() {
    f(1, 2; // want "missing close parenthesis token"
    f(1 2); // want "missing comma token"
    int[] a = [1, 2; // want "missing close bracket token"
    int[] b = [1,, 2]; // want "missing expression"
    map<int> c = {a: 1, b: 2; // want "missing close brace token"
    map<int> d = {a 1}; // want "missing comma token"
    a[1; // want "missing close bracket token"
    if (a { // want "missing close parenthesis token"
    }
    if a {
        f(; // want "missing expression"
    }
    a[] = 1; // want "missing identifier"
    f(a, ); // want "missing expression"
}

function control() {
    if { // want "missing expression"
    }
    while { // want "missing expression"
    }
    foreach int i a { // want "missing in keyword"
    }
    foreach i in a { // want "missing identifier"
    }
    match a {
    } // want "missing match clause"
    match a {
        1 { // want "missing right double arrow token"
        }
        => { // want "missing match pattern"
        }
    }
    else { // want "invalid token 'else'"
    }
    do {
    } on fail e {
    }
    fork { // want "missing open brace token"
    } // want "missing named worker declaration in fork statement"
    lock x { // want "invalid token 'x'"
    }
    retry<T (1) { // want "missing gt token"
    }
}

function workers() {
    int a = 1;
    worker w {
    }
    int b = 2;
    worker v { // want "named workers must stand together"
    }
    if true {
        worker u { // want "worker not allowed here"
        }
    }
}

function stray() {
    ) ] ; // want "invalid token ')'" "invalid token ';'"
    @ int a = 1; // want "missing identifier"
    # not here // want "documentation is not attached to a construct that can be documented"
    int b = 1;
    in; // want "invalid token 'in'"
    a ~ b; // want "invalid expression statement"
    import a/b; // want "missing close brace token" "import declaration must come before other declarations"
} // want "invalid token '}'"

function actions() returns error? {
    f(c->g()); // want "action invocation as an expression not allowed here"
    int a = 1 + c->g(); // want "action invocation as an expression not allowed here"
    int b = check c->g() + 1; // want "action invocation as an expression not allowed here"
    var d = [c->/x]; // want "action invocation as an expression not allowed here"
    var e = (c->g()).h(); // want "action invocation as an expression not allowed here"
    var h = start 1 + 2; // want "action invocation as an expression not allowed here" "missing function or method call after start"
    var i = wait; // want "missing expression"
    var j = from var k in l do { };
    return from var k in c->g() select k + wait x; // want "action invocation as an expression not allowed here"
}

function missingBrace() {
    if a {
        f();

function next() { // want "missing close brace token"
}
