// On Linux the install brings Node 24 along; elsewhere the machine's own must be new enough.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  process.stderr.write(`Visiebord needs Node 24 to run; this is Node ${process.versions.node}. Install Node 24 from nodejs.org and start again.\n`)
  process.exit(1)
}
