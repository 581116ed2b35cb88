// What a data provider gives for one parameter, and for a test as a whole.
type AnyOrError any|error;

# What a data provider gives: the arguments of each case, in a list or by the case's name; or an error.
public type DataProviderReturnType AnyOrError[][]|map<AnyOrError[]>|error;

# How a test is run.
public type TestConfig record {
    # Whether the test is run at all
    boolean enable = true;
    # The groups that the test belongs to
    string[] groups = [];
    # The function that gives the arguments of the test, which is run once for each case
    function () returns (DataProviderReturnType?) dataProvider?;
    # The function to be called before the test
    function () returns (any|error) before?;
    # The function to be called after the test
    function () returns (any|error) after?;
    # The tests that have to pass before this one is run
    function[] dependsOn = [];
    # Whether the test must not run in parallel with others
    boolean serialExecution = false;
    # How often the test is run. A test that is run more than once, or that need not always pass, is an evaluation: all
    # its runs with all their cases have one result
    int runs = 1;
    # The share of the runs and cases of an evaluation that has to pass, from 0 to 1
    float minPassRate = 1.0;
};

# What `@test:Mock` says: the function that is replaced.
public type MockConfig record {
    # The module that has the function; `.` for the module of the test
    string moduleName = ".";
    # The name of the function
    string functionName = "";
};

# How a function that ends a suite is run.
public type AfterSuiteConfig record {
    # Whether the function is called even when something before it failed
    boolean alwaysRun = false;
};

# The groups before whose first test a function is called.
public type BeforeGroupsConfig record {
    # The names of the groups
    string[] value = [];
};

# The groups after whose last test a function is called.
public type AfterGroupsConfig record {
    # The names of the groups
    string[] value = [];
    # Whether the function is called even when something before it failed
    boolean alwaysRun = false;
};

# Marks a function as a test.
public annotation TestConfig Config on function;

# Marks a function that is called once, before all tests of the module.
public annotation BeforeSuite on function;

# Marks a function that is called once, after all tests of the module.
public annotation AfterSuiteConfig AfterSuite on function;

# Marks a function that is called before the first test of a group.
public annotation BeforeGroupsConfig BeforeGroups on function;

# Marks a function that is called after the last test of a group.
public annotation AfterGroupsConfig AfterGroups on function;

# Marks a function that is called before every test.
public annotation BeforeEach on function;

# Marks a function that is called after every test.
public annotation AfterEach on function;

# Marks a function that replaces another one in the tests, or a variable of type `test:MockFunction` that decides what
# the other one does.
public const annotation MockConfig Mock on source var, function;
