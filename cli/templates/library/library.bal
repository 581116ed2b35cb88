# Greets someone.
#
# + name - who is greeted; nobody in particular when it is empty
# + return - the greeting
public isolated function hello(string name) returns string {
    if name.trim().length() == 0 {
        return "Hello, World!";
    }
    return string `Hello, ${name}!`;
}
