import ballerina/test;

@test:Config
function greetsByName() {
    test:assertEquals(hello("Ada"), "Hello, Ada!");
}

@test:Config
function greetsNobodyInParticular() {
    test:assertEquals(hello(" "), "Hello, World!");
}
