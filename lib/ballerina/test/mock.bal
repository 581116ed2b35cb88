# Stands for any argument in `withArguments`.
public const ANY = "__ANY__";

// A stand-in that does not have what is asked of it.
type FunctionNotFoundError distinct error;

// A stand-in whose types do not fit.
type FunctionSignatureMismatchError distinct error;

// A call for which nothing was prepared.
type FunctionCallError distinct error;

// A field that cannot be given a value.
type InvalidMemberFieldError distinct error;

# Makes an object that stands in for one of a class or object type.
# ```ballerina
# http:Client backend = test:mock(http:Client);
# ```
#
# + T - The class or object type
# + mockObject - An object that has the methods which are called; without it, `test:prepare` says what methods do
# + return - The stand-in
public isolated function mock(typedesc<object {}> T, object {}? mockObject = ()) returns T = external;

# Begins to say what a stand-in made by `test:mock` does.
# ```ballerina
# test:prepare(backend).when("get").thenReturn("pong");
# ```
#
# + mockObject - The stand-in
# + return - What says which of its methods or fields is meant
public isolated function prepare(object {} mockObject) returns MockObject = external;

# Begins to say what a function does that a `test:MockFunction` replaces.
# ```ballerina
# test:when(sendMock).thenReturn(true);
# ```
#
# + mockFunction - What replaces the function
# + return - What says what it does
public isolated function when(MockFunction mockFunction) returns FunctionStub = external;

# A stand-in about which something is to be said.
public isolated class MockObject {
    # Chooses a method or remote method.
    #
    # + functionName - The name of the method
    # + return - What says what the method does
    public isolated function when(string functionName) returns MemberFunctionStub = external;

    # Chooses a resource method by its path.
    #
    # + path - The path with `:name` for a parameter and `::name` for a rest parameter, as in `orders/:id`
    # + return - What says which accessor is meant
    public isolated function whenResource(string path) returns MemberResourceStub = external;

    # Chooses a field.
    #
    # + fieldName - The name of the field
    # + return - What says which value it has
    public isolated function getMember(string fieldName) returns MemberVariableStub = external;
}

# What a method of a stand-in does.
public isolated class MemberFunctionStub {
    # Limits what follows to calls whose arguments begin with these.
    #
    # + args - The arguments; `test:ANY` fits every value
    # + return - The same, so that it can be gone on with
    public isolated function withArguments(any|error... args) returns MemberFunctionStub = external;

    # Lets calls return a value.
    #
    # + returnValue - The value
    public isolated function thenReturn(any|error returnValue) = external;

    # Lets calls return one value after another.
    #
    # + returnValues - The values
    public isolated function thenReturnSequence(any|error... returnValues) = external;

    # Lets calls do nothing.
    public isolated function doNothing() = external;
}

# What a resource method of a stand-in does.
public isolated class MemberResourceStub {
    # Chooses the accessor.
    #
    # + method - The accessor, such as `get`
    # + return - The same, so that it can be gone on with
    public isolated function onMethod(string method) returns MemberResourceStub = external;

    # Limits what follows to calls with these path parameters.
    #
    # + pathParameters - The values of the parameters by name
    # + return - The same, so that it can be gone on with
    public isolated function withPathParameters(map<anydata> pathParameters) returns MemberResourceStub = external;

    # Limits what follows to calls whose arguments begin with these.
    #
    # + args - The arguments; `test:ANY` fits every value
    # + return - The same, so that it can be gone on with
    public isolated function withArguments(any|error... args) returns MemberResourceStub = external;

    # Lets calls return a value.
    #
    # + returnValue - The value
    public isolated function thenReturn(any|error returnValue) = external;

    # Lets calls return one value after another.
    #
    # + returnValues - The values
    public isolated function thenReturnSequence(any|error... returnValues) = external;

    # Lets calls do nothing.
    public isolated function doNothing() = external;
}

# Which value a field of a stand-in has.
public isolated class MemberVariableStub {
    # Gives the field a value.
    #
    # + returnValue - The value
    public isolated function thenReturn(any|error returnValue) = external;
}

# What replaces a function in the tests: the one that the annotation `test:Mock` of the variable names.
public isolated class MockFunction {
}

# What a function that is replaced does.
public isolated class FunctionStub {
    # Limits what follows to calls whose arguments begin with these.
    #
    # + args - The arguments; `test:ANY` fits every value
    # + return - The same, so that it can be gone on with
    public isolated function withArguments(any|error... args) returns FunctionStub = external;

    # Lets calls return a value.
    #
    # + returnValue - The value
    public isolated function thenReturn(any|error returnValue) = external;

    # Lets calls return one value after another.
    #
    # + returnValues - The values
    public isolated function thenReturnSequence(any|error... returnValues) = external;

    # Lets calls do nothing.
    public isolated function doNothing() = external;

    # Lets calls go to another function of the module.
    #
    # + mockFunction - The name of the function
    public isolated function call(string mockFunction) = external;

    # Lets calls go to the function that is replaced.
    public isolated function callOriginal() = external;
}

// Called behind the initialisation of a variable that replaces a function.
isolated function bindMock(MockFunction mockFunction, function original, string module) = external;

// Called in place of a function that is replaced.
isolated function invokeMock(MockFunction? mockFunction, function original, (any|error)... args) returns any|error
    = external;
