// Proves the Salesforce simulator with another project's client. Start the simulator, then, in any empty folder:
//   npm install jsforce && node <this file> http://127.0.0.1:9082
// Prints one line per step and ends with status 1 at the first difference. It creates an account and its contacts, and
// needs no fields of its own.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const jsforce = createRequire(process.cwd() + '/')('jsforce');
const url = process.argv[2] ?? 'http://127.0.0.1:9082';
const step = (name) => console.log('ok  ' + name);

const soap = new jsforce.Connection({ loginUrl: url, version: '64.0' });
const user = await soap.login('admin@demo.puente', 'demo-password');
assert.match(user.id, /^005\w{15}$/);
step('SOAP login at 64');

const refused = new jsforce.Connection({ loginUrl: url, version: '66.0' });
await assert.rejects(refused.login('admin@demo.puente', 'demo-password'), /INVALID_OPERATION/);
step('SOAP login refused from 65');

const oauth = new jsforce.Connection({
  version: '66.0',
  oauth2: { loginUrl: url, clientId: 'demo-client', clientSecret: 'demo-secret' },
});
await oauth.authorize({ grant_type: 'client_credentials' });
step('OAuth client credentials');
const identity = await oauth.identity();
assert.equal(identity.username, 'admin@demo.puente');
step('identity');

const account = await oauth.sobject('Account').create({ Name: 'Aceitunas & Co' });
assert.ok(account.success);
const email = `ana.${Date.now()}@example.com`;
const rows = await oauth.sobject('Contact').create(
  [
    { LastName: 'Ruiz', FirstName: 'Ana', AccountId: account.id, Email: email },
    { FirstName: 'Nobody' },
    { LastName: 'Ortiz', AccountId: account.id },
  ],
  { allOrNone: false },
);
assert.deepEqual(rows.map((row) => row.success), [true, false, true]);
assert.equal(rows[1].errors[0].statusCode, 'REQUIRED_FIELD_MISSING');
step('create one, create many with one result per row');

const found = await oauth.query(
  `SELECT Id, Name, (SELECT LastName, Account.Name FROM Contacts ORDER BY LastName) FROM Account WHERE Id = '${account.id}'`,
);
assert.deepEqual(found.records[0].Contacts.records.map((row) => row.LastName), ['Ortiz', 'Ruiz']);
assert.equal(found.records[0].Contacts.records[0].Account.Name, 'Aceitunas & Co');
step('query with children and their parent');

const built = await oauth.sobject('Contact').find({ AccountId: account.id, LastName: { $like: 'Ru%' } }, ['Id', 'Name']).limit(5);
assert.equal(built[0].Name, 'Ana Ruiz');
step('query builder');

const upserted = await oauth.sobject('Contact').upsert({ LastName: 'Ruiz Gil', Email: email }, 'Email');
assert.equal(upserted.success, true);
assert.equal((await oauth.sobject('Contact').retrieve(rows[0].id)).LastName, 'Ruiz Gil');
step('upsert by key');

const collection = await oauth.sobject('Contact').upsert(
  [{ LastName: 'Uno', Email: '1.' + email }, { LastName: 'Dos', Email: '2.' + email }],
  'Email',
);
assert.ok(collection.every((row) => row.success));
step('collection upsert');

const updated = await oauth.sobject('Contact').update([{ Id: rows[0].id, Title: 'Dra.' }]);
assert.equal(updated[0].success, true);
await assert.rejects(oauth.sobject('Contact').create({ LastName: 'x', Nope__c: 1 }), /No such column 'Nope__c'/);
step('update, and an error as the client shows it');

const description = await oauth.sobject('Case').describe();
assert.equal(description.fields.find((field) => field.name === 'Status').type, 'picklist');
assert.ok((await oauth.describeGlobal()).sobjects.some((object) => object.name === 'Contact'));
step('describe');

const searched = await oauth.search('FIND {Ruiz Gil} IN NAME FIELDS RETURNING Contact(Id, LastName)');
assert.ok(searched.searchRecords.length >= 1);
step('search');

const values = await oauth.metadata.read('StandardValueSet', 'CaseOrigin');
assert.ok(values.standardValue.some((value) => value.fullName === 'Phone'));
step('metadata.read');

const deleted = await oauth.sobject('Contact').destroy(rows.filter((row) => row.success).map((row) => row.id));
assert.ok(deleted.every((row) => row.success));
await oauth.sobject('Account').destroy(account.id);
step('delete');
console.log('limits as the client saw them:', JSON.stringify(oauth.limitInfo));
