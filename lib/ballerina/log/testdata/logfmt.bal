import ballerina/log;

type Account record {|
    string name;
    @log:Sensitive
    string password;
    @log:Sensitive {strategy: {replacement: stars}}
    string card;
|};

isolated function stars(string s) returns string => "*".'join(...from int _ in 0 ..< s.length() select "");

public function main() {
    // @stderr ^time=\S+T\S+ level=INFO module="" message="started"$
    log:printInfo("started");
    log:printDebug("not logged");
    // @stderr level=WARN module="" message="a \\"quoted\\" word" id=845315 name="foo" ok=true list=\["a",1\]$
    log:printWarn("a \"quoted\" word", id = 845315, name = "foo", ok = true, list = ["a", 1]);
    // @stderr level=ERROR module="" message="failed" error=\{"causes":\[\{"message":"inner",.*\}\],"message":"outer","detail":\{"code":3\},"stackTrace":\[\{"callableName":"main","moduleName":\(\),"fileName":"logfmt.bal","lineNumber":20\}\]\} n=1$
    log:printError("failed", error("outer", error("inner"), code = 3), n = 1);
    string who = "Ann";
    // @stderr message="hello Ann" at="here" lazy=42$
    log:printInfo(`hello ${who}`, at = `here`, lazy = isolated function() returns int => 42);
    log:Logger child = check0(log:root().withContext(requestId = "r-1"));
    // @stderr message="in context" step=2 requestId="r-1"$
    child.printInfo("in context", step = 2);
    Account a = {name: "Ann", password: "secret", card: "4111"};
    // @stderr message="\{\\"name\\":\\"Ann\\",\\"card\\":\\"\*\*\*\\"\}"$
    log:printInfo(log:toMaskedString(a));
    // @stderr message="plain" a=\{"name":"Ann","password":"secret","card":"4111"\}$
    log:printInfo("plain", a = a);
}

function check0(log:Logger|error l) returns log:Logger => checkpanic l;
