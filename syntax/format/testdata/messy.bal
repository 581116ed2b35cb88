

import   ballerina/log ;
// about io
import ballerina/io; // beside io
import ballerinax/kafka;
import ballerina / http as h;
import wso2/a;
import local;
public function main( string...args )returns error?{
  int a=1;int b   =  2 ;


  if(a==b){io:println("x");}else if a  <b{ return;}
  else{
  foreach int i in 0..<10{ a+=i ; }
  }
  while(true)
  {
    break ;
  }
  match a{1|2=>{b=-1;} _=>{}}
  map<int> m={a:1,"b":2,[c]:3};
  map < int > n = {
  a : 1
  ,b:2 };
  int[] l=[1,2 ,3];
  int[] k = [
    1,
    2,
  3];
  string s=string`a ${ b } c`;
  var f=function(int x)returns int=>x*2;
  var g = (x,y)=>x+y;
  error e=error  ("m",code=1);
  T t=check  c -> get ( "/" , x = 1 ) ;
  json j=check c->/a/ [b] . post({});
  a>>=1; b = a>>2>>>3;
  future<int>w=start g2( );
  int? o=a is int?b:();
  var q=from var x in y where x>1 select{x,y:x};
  do{fail error("x");}on fail var er{ log:printError("x",er); }
  lock{a+=1;}
  transaction{check commit;}
  worker w1{1->w2;int z=<-w2;}
  // last

}
type R record{int a;string b ?;};
type S record {| int a; |};
type U record {|
int a;
*R;
string...;
|};
type V object{public int a;function f( )returns int;};
class  C{
private int a=1;
# Doc
#+ x - y
function init( ){self.a=2;}
@x{a:1}resource function get a/[ int b ]/[string ... c](@h:Payload  T t)returns int|error{return 1;}
}
enum E{A,B="b"}
service/a/b on new h:Listener(8080),l{resource function get .()returns string=>"x";}
const int X=1;
@a{b:1}
@c
function   ext(int a)returns   int= @java:Method{name:"f"}external;
annotation T A on type,function;
xmlns"u"as p;
listener h:Listener l=new(9090);
function long(string aaaaaaaaaaaaaaaaaaaaaaaaaa, string bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, int ccccccccccccccccccccccccc, int d) returns error? {
    io:println("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "cccccccccccccccccccccccccc", 1);
    string s = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" + "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" + "cccccccccccccccccccccccccc";
    map<anydata> m = {aaaaaaaaaaaaaaaaaaaaaaaaaa: 1, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb: 2, cccccccccccccccccccccc: f(1, 2, 3)};
    var q = from var element in someListOfElements where element.value > 100 && element.name == "something" order by element.name select element.value;
}
