using System.Security.Cryptography;

namespace GatewayStack.Certificates;

/// <summary>Finds the server's certificate, its key and its chain among what a source holds.</summary>
internal static class BundleAssembly
{
    public static CertificateBundle? Assemble(Materials materials, bool orderMatters, ReadingNotes notes)
    {
        if (materials.Keys.Count > 1)
            notes.Error(
                CertificateProblem.SeveralKeys,
                $"it holds {materials.Keys.Count} private keys.",
                "Keep the key of the certificate to serve, and put others into files of their own.");
        if (materials.Certificates.Count == 0)
        {
            notes.Error(CertificateProblem.NoCertificate, "it holds no certificate.", "Give the certificate together with its private key.");
            return null;
        }

        var (leaf, key) = FindLeaf(materials);
        var leaves = materials.Certificates.Where(certificate => !certificate.IsAuthority).ToList();
        if (leaves.Count > 1)
            notes.Error(
                CertificateProblem.SeveralLeaves,
                $"it holds {leaves.Count} server certificates ({string.Join(", ", leaves.Select(each => each.Name))}).",
                "Put each into a file of its own, with its key and chain.");
        NoteKey(materials, leaf, key, notes);

        var chain = FindChain(leaf, materials.Certificates);
        NoteChain(leaf, chain, materials.Certificates, orderMatters, notes);
        return new CertificateBundle(leaf, chain, key);
    }

    private static (X509Facts Leaf, AsymmetricAlgorithm? Key) FindLeaf(Materials materials)
    {
        foreach (var certificate in materials.Certificates.OrderBy(certificate => certificate.IsAuthority))
            foreach (var key in materials.Keys)
                if (KeyDescription.Matches(certificate.Certificate, key))
                    return (certificate, key);
        return (materials.Certificates.FirstOrDefault(certificate => !certificate.IsAuthority) ?? materials.Certificates[0], null);
    }

    private static void NoteKey(Materials materials, X509Facts leaf, AsymmetricAlgorithm? key, ReadingNotes notes)
    {
        if (key is not null || materials.HasRefusedKey)
            return;
        if (materials.Keys.Count > 0)
            notes.Error(
                CertificateProblem.KeyMismatch,
                $"the private key does not belong to the certificate '{leaf.Name}'.",
                "Give the key the certificate was requested with; a renewal often comes with a new key.");
        else
            notes.Error(
                CertificateProblem.NoPrivateKey,
                $"there is no private key for the certificate '{leaf.Name}'.",
                "Export certificate and private key together, or give the key's file too.");
    }

    private static List<X509Facts> FindChain(X509Facts leaf, IReadOnlyList<X509Facts> certificates)
    {
        var chain = new List<X509Facts>();
        for (var last = leaf; !last.IsSelfIssued; last = chain[^1])
        {
            var issuer = certificates.FirstOrDefault(candidate => candidate != leaf && !chain.Contains(candidate) && candidate.IsIssuerOf(last));
            if (issuer is null)
                break;
            chain.Add(issuer);
        }
        return chain;
    }

    private static void NoteChain(
        X509Facts leaf, List<X509Facts> chain, IReadOnlyList<X509Facts> all, bool orderMatters, ReadingNotes notes)
    {
        if (chain.Count == 0 && !leaf.IsSelfIssued)
            notes.Warning(
                CertificateProblem.ChainIncomplete,
                $"the certificate of the issuer '{leaf.IssuerDisplayName}' is missing, so clients that do not know it will refuse the connection.",
                "Add the authority's intermediate certificates (Let's Encrypt: fullchain.pem); ignore this if the issuer is itself a root your clients trust.");

        var unrelated = all.Where(certificate => certificate.IsAuthority && certificate != leaf && !chain.Contains(certificate)).ToList();
        if (unrelated.Count > 0)
            notes.Warning(
                CertificateProblem.UnrelatedCertificates,
                $"it holds certificates that did not issue '{leaf.Name}' ({string.Join(", ", unrelated.Select(each => each.Name))}); they are left out.",
                "Remove them, or check that this is the chain of this certificate.");

        X509Facts[] right = [leaf, .. chain];
        if (orderMatters && !all.Where(right.Contains).SequenceEqual(right))
            notes.Note(
                CertificateProblem.ChainMisordered,
                "the certificates are not in the order in which servers send them; they are put in order when imported.",
                "Nothing to do here; other servers want the server's certificate first and each issuer after what it issued.");
    }
}
